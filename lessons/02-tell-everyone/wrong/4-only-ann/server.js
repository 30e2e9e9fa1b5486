// Somebody shouts. Everyone hears it.
on('shout', (client, text) => {
  client.send('heard', { text: text + '!' });
});
on('ring', (client) => {
  // Nothing happens yet.
});
