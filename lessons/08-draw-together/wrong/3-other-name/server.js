// Somebody draws a dot.
on('dot', (client, x, y, color) => {
  broadcast('picture', { dots: [{ x, y, color }] });
});
on('wipe', (client) => {
  // Nothing happens yet.
});
