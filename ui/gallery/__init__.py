"""A picture of every screen in every state, language, orientation and theme, and what is wrong with any of them."""
