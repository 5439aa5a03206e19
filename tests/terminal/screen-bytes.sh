# What a screen costs on the wire, and that a terminal shows what was drawn.
exec "$BUILD/tests/screen-bytes" 400
