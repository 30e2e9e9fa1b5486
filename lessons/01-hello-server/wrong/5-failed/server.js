// The page says hello. The server answers.
on('hello', (client) => {
  client.send('answer', { text: 'Hello!' });
});
on('joke', () => {
  client.send('answer', { text: 'Knock, knock!' });
});
