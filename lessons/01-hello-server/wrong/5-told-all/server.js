// The page says hello. The server answers.
on('hello', (client) => {
  client.send('answer', { text: 'Hello!' });
});
on('joke', (client) => {
  broadcast('answer', { text: 'Knock, knock!' });
});
