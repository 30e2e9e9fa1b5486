// Somebody says something, and all hear who.
on('say', (client, text) => {
  broadcast('said', { from: 'Fox', text });
});
on('rename', (client, name) => {
  // Nothing happens yet.
});
on('paint', (client, color) => {
  // Nothing happens yet.
});
