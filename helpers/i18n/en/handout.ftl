# The workshop handout
handout-title = Learn Amazon ECS by pressing its buttons
handout-learners = Learner's edition
handout-instructors = Instructor's edition
handout-lead =
    The lessons in this handout have really run, on an ECS inside the computer. To press the buttons yourself, open the course in JupyterLab. The ruled lines are yours to write on.
handout-contents = Contents
handout-answer-room = Your answer
handout-lab-note = This lab has buttons: open the lesson in JupyterLab to press them. The picture shows the lab as it opens.
handout-previous = Previous
handout-next = Next
handout-pdf = PDF to print
handout-appendix = Appendix: answers and solutions
handout-appendix-lead =
    Only in the instructor's edition. Every prediction with its answer and the reason; every exercise with its hints, in the order in which learners see them, and then the solution.

    A solution runs after the exercise's first cell. Other ways are fine: what is graded is the state in the end, not what was typed.
handout-predictions = Predictions
handout-exercises = Exercises
handout-hints = Hints
handout-solution = Solution
