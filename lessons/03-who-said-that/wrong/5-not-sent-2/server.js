// Somebody says something, and all hear who.
on('say', (client, text) => {
  const color = client.color;
  broadcast('said', { from: client.name, text, paint: color });
});
on('rename', (client, name) => {
  client.name = name;
});
on('paint', (client, color) => {
  client.color = color;
});
