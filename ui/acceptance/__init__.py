"""Site acceptance on the screen: what is asked for, what staff steer it by, and its report on paper."""
