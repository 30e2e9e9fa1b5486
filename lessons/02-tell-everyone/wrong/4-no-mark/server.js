// Somebody shouts. Everyone hears it.
on('shout', (client, text) => {
  broadcast('heard', { text, end: '!' });
});
on('ring', (client) => {
  // Nothing happens yet.
});
