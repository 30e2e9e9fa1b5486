// Somebody says something, and all hear who.
on('say', (client, text) => {
  const color = client.color;
  broadcast('said', { from: client.name, text, color });
});
on('rename', (client, name) => {
  client.name = name;
});
on('paint', (client, colour) => {
  client.color = colour;
});
