"""The health page, monitors' JSON and Prometheus' metrics over HTTP. No picture is ever served, no text is taken in."""
