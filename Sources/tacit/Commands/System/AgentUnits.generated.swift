// Made by Tests/Bless/units.py from Docs/Packaging; a test compares them.

/// The systemd user units that `tacit agent install` writes; `@AGENT@` stands for the agent's path.
enum AgentUnits {
    static let service = """
        # Written by `tacit agent install`, which puts the agent's path in the place of @AGENT@.
        [Unit]
        Description=tacit agent
        Requires=tacit-agent.socket
        After=tacit-agent.socket

        [Service]
        Type=notify
        ExecStart=@AGENT@ run
        # 11: another agent has the vault. 77, 78: a human has to look. Starting again would change neither.
        Restart=on-failure
        RestartPreventExitStatus=11 77 78
        # The agent asks its worker to lock and waits three seconds for it.
        KillMode=mixed
        TimeoutStopSec=6

        # What lies in memory stays there.
        LimitCORE=0
        MemorySwapMax=0
        LimitMEMLOCK=64M

        # The worker denies itself all of this and more. Here it holds for the parent too. There is no PrivateNetwork=
        # or ProtectHome=: in a user's own manager they need user namespaces, which many systems do not allow.
        NoNewPrivileges=yes
        RestrictAddressFamilies=AF_UNIX
        SystemCallArchitectures=native
        LockPersonality=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        UMask=0077

        """

    static let socket = """
        # Written by `tacit agent install`; enable it with: systemctl --user enable --now tacit-agent.socket
        [Unit]
        Description=Socket of the tacit agent

        [Socket]
        ListenStream=%t/tacit/api.sock
        SocketMode=0600
        DirectoryMode=0700
        Backlog=64
        RemoveOnStop=yes

        [Install]
        WantedBy=sockets.target

        """
}
