// Somebody says something. Who was it?
on('say', (client, text) => {
  broadcast('said', { text });
});
on('rename', (client, name) => {
  // Nothing happens yet.
});
on('paint', (client, color) => {
  // Nothing happens yet.
});
