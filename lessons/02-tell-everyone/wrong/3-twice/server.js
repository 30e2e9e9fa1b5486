// Somebody shouts. Everyone hears it.
on('shout', (client, text) => {
  broadcast('heard', { text });
  client.send('heard', { text });
});
on('ring', (client) => {
  // Nothing happens yet.
});
