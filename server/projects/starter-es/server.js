// Un chat para todos.
on('say', (client, text) => {
  const from = client.name;
  broadcast('said', { from, text });
});
on('wave', (client) => {
  const from = client.name;
  broadcast('said', { from, text: '👋' });
});
