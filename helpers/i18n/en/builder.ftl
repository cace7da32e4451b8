# Words in the labs: what they share (lab-*), then the task definition builder (builder-*).

lab-unexpected = The lab hit a mistake of its own, not of yours. What you typed is still here. Run this cell again for a fresh lab; if it happens again, please tell the authors of the course.
lab-closed = This lab is closed, or a newer Lab has taken its place, so the call was not sent. Run lab = Lab("{ $language }") again, then this cell. What you typed is still here.
lab-unknown-lab = There is no lab called { $name }. There are: { $known }.
