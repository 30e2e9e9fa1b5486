// A red room and a blue room.
on('enter', (client, room) => {
  client.room = room;
  client.send('entered', { room });
});

on('say', (client, text) => {
  const from = client.name;
  broadcast('said', client.room, { from, text });
});
