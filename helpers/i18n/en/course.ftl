# The map of the course.

course-map = The map of the course
course-lesson = Lesson
course-exercises = Exercises
course-predictions = Predictions
course-done = { $done } / { $whole }
course-nothing = none
course-to-come = being written
course-row = { $number } · { $title } | exercises: { $exercises } | predictions: { $predictions }
course-row-to-come = { $number } · { $title } | being written
course-all = Together: exercises { $exercises }, predictions { $predictions }.

lesson-00 = Start here
lesson-01 = Task definition: the blueprint
lesson-02 = Task: the running copy
lesson-03 = Service: the one who keeps watch
lesson-04 = Two roles: who calls?
lesson-05 = Where is my container?
lesson-06 = Running out: room, ports, addresses
lesson-07 = Traffic: load balancer and scaling
lesson-08 = Logs, and finding out why
lesson-09 = Last page: everything on one sheet
