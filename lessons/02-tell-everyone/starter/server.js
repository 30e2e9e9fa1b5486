// Somebody shouts. Who should hear it?
on('shout', (client, text) => {
  client.send('heard', { text });
});
on('ring', (client) => {
  // Nothing happens yet.
});
