// The page says hello. The server answers.
on('hello', (client) => {
  client.send('answer', { text: 'Hello!' });
});
on('joke', (client) => {
  client.send('answer', { text: 'Why do owls never phone? They just hoot!' });
});
