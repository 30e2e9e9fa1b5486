// A red room and a blue room.
on('enter', (client, room) => {
  client.remove_from_group('blue');
  client.room = room;
  client.add_to_group(room);
  client.send('entered', { room });
});

on('say', (client, text) => {
  const from = client.name;
  broadcast('said', client.room, { from, text });
});
