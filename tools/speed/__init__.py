"""What tools.bench measures: the stages one by one, the running kiosk, and what the machine could do at best."""
