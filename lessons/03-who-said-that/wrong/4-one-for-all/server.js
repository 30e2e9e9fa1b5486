let from = '?';
on('say', (client, text) => {
  broadcast('said', { from, text });
});
on('rename', (client, name) => {
  from = name;
});
on('paint', (client, color) => {
  // Nothing happens yet.
});
