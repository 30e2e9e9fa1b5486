// Somebody shouts. Everyone hears it.
on('shout', (client, text) => {
  broadcast('heard');
});
on('ring', (client) => {
  // Nothing happens yet.
});
