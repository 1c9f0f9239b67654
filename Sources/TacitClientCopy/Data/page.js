"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const say = JSON.parse(find("say").textContent);
  let sealed;
  const gate = find("gate"), form = find("form"), words = find("words"), open = find("open"), status = find("status");
  // The one door through which text becomes markup: what was sealed, once it is open.
  const policy = globalThis.trustedTypes?.createPolicy("tacit", { createHTML: (text) => text });
  const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const utf8 = (text) => new TextEncoder().encode(text);

  // As words were generated, however they are typed; a passphrase that was chosen is taken as it is.
  const typed = {
    words: (text) => (text.normalize("NFKC").toLowerCase().match(/[a-z]+/g) ?? []).join("-"),
    exact: (text) => text.normalize("NFC"),
  };

  class Damaged extends Error {}
  class Newer extends Error {}

  // The key of the content, from the first slot that these words open; null when they open none.
  const unwrap = async (text) => {
    const head = JSON.parse(sealed.head);
    if (head.v !== 1 || head.kdf !== "PBKDF2-SHA-256") throw new Newer();
    if (!Number.isInteger(head.iter)) throw new Damaged();
    for (const slot of sealed.slots) {
      const base = await crypto.subtle.importKey("raw", utf8(typed[slot.typing](text)), "PBKDF2", false, ["deriveKey"]);
      const key = await crypto.subtle.deriveKey(
        { name: "PBKDF2", hash: "SHA-256", salt: bytes(slot.salt), iterations: head.iter },
        base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
      try {
        const raw = await decrypt(key, slot.nonce, slot.key);
        return await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
      } catch (error) {
        // Only this one means other words.
        if (error.name !== "OperationError") throw error;
      }
    }
    return null;
  };

  const decrypt = (key, nonce, text) =>
    crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(nonce), additionalData: utf8(sealed.head) }, key, bytes(text));

  const content = async (key) => {
    let padded;
    try {
      padded = await decrypt(key, sealed.nonce, sealed.content);
    } catch (error) {
      if (error.name === "OperationError") throw new Damaged();
      throw error;
    }
    const count = new DataView(padded).getUint32(0);
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(padded, 4, count)));
  };

  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  const empty = () => {
    document.body.replaceChildren();
    const told = document.createElement("p");
    told.className = "gate";
    told.setAttribute("role", "status");
    told.textContent = say.closed;
    document.body.append(told);
  };

  const save = (file) => {
    const address = URL.createObjectURL(new Blob([file.text], { type: file.type }));
    const link = document.createElement("a");
    link.href = address;
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };

  // Elements that are looked through, in pages that have a place for the field.
  const search = (place) => {
    if (!place) return;
    const label = document.createElement("label"), field = document.createElement("input"), told = document.createElement("p");
    field.type = "search";
    field.id = "look";
    field.autocomplete = "off";
    label.htmlFor = "look";
    label.textContent = say.search;
    told.setAttribute("role", "status");
    place.append(label, field, told);
    const all = [...document.querySelectorAll("[data-search]")].map((part) => [part, part.textContent.toLowerCase()]);
    field.addEventListener("input", () => {
      const looked = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const [part, text] of all) {
        part.hidden = !looked.every((word) => text.includes(word));
        if (!part.hidden) count += 1;
      }
      told.textContent = looked.length ? say.found.replace("#", count) : "";
    });
  };

  const show = ({ html, file }) => {
    const page = document.createElement("div"), bar = document.createElement("div");
    page.id = "page";
    // Parsed where nothing loads. The policy does not hold back what leads elsewhere by itself, such as a refresh.
    const parsed = document.createElement("template");
    parsed.innerHTML = policy ? policy.createHTML(html) : html;
    for (const part of parsed.content.querySelectorAll("meta, link, base, template")) part.remove();
    page.append(parsed.content);
    bar.className = "bar";
    bar.append(button(say.close, empty));
    document.body.replaceChildren(bar, page);
    if (file) {
      // At the end: it is for programs, and nobody has to meet it before the text.
      const foot = document.createElement("div");
      foot.className = "foot";
      foot.append(button(say.save, () => save(file)));
      page.append(foot);
    }
    search(page.querySelector("#search"));
    // Links within the page move and leave no trace in the history.
    page.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href^='#']");
      if (!link) return;
      event.preventDefault();
      const goal = find(link.getAttribute("href").slice(1));
      if (!goal) return;
      goal.scrollIntoView();
      goal.tabIndex = -1;
      goal.focus({ preventScroll: true });
    });
    const heading = page.querySelector("h1");
    if (heading) {
      heading.tabIndex = -1;
      heading.focus();
    }
    // Gone before the browser keeps the page for its back button.
    addEventListener("pagehide", empty);
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...page.querySelectorAll("details:not([open])")];
      for (const part of opened) part.open = true;
    });
    addEventListener("afterprint", () => {
      for (const part of opened) part.open = false;
    });
  };

  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  find("show").addEventListener("click", () => {
    const hide = words.type === "text";
    words.type = hide ? "password" : "text";
    find("show").textContent = hide ? say.showWords : say.hideWords;
    words.focus();
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!words.value.trim()) {
      status.textContent = say.noWords;
      return words.focus();
    }
    if (!globalThis.crypto?.subtle) {
      status.textContent = say.tooOld;
      return;
    }
    open.disabled = true;
    status.textContent = say.opening;
    try {
      sealed = JSON.parse(find("sealed").textContent);
      const key = await unwrap(words.value);
      if (!key) {
        status.textContent = say.otherWords;
        words.select();
        words.focus();
        return;
      }
      const found = await content(key);
      words.value = "";
      show(found);
    } catch (error) {
      const isDamaged = error instanceof Damaged || error instanceof SyntaxError;
      status.textContent = error instanceof Newer ? say.newer : isDamaged ? say.damaged : say.failed;
    } finally {
      open.disabled = false;
    }
  });

  gate.hidden = false;
  words.focus();
})();
