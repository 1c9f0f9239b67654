/// What is said about goals.
enum GoalSentences {
    static let added = "a goal was added"
    static let skeleton = """
        ## Goal: 
        - problems: 
        - client: 
        - until: 

        ### Objective: 
        - measure: 
        - unit: 
        - baseline: 
        - target: 
        - every: 
        - due: 
        - review: 
        - who: 

        """
}
