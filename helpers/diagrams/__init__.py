"""Pictures: what stands in a snapshot or a draft, drawn as SVG and told in words; no state.

``style`` is the look of everything, ``svg`` writes it, ``measure`` knows how wide a text will be,
``picture`` is what every drawing gives back. ``task_definition`` draws one task definition,
``ideas`` the picture that the whole course zooms into, ``comparison`` what two revisions do not
share, ``cluster`` a cluster with its subnets and tasks, ``time_line`` what happened in it, and
``charts`` what has axes.
"""
