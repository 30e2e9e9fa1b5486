let paint;
on('say', (client, text) => {
  broadcast('said', { from: client.name, text, color: paint });
});
on('rename', (client, name) => {
  client.name = name;
});
on('paint', (client, color) => {
  paint = color;
});
