"""Charts in the page: the bundle that draws them, made once at set-up, and what a template needs to show one."""
