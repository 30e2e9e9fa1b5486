// The page says hello. The server answers.
on('hello', (client) => {
  client.send('answer', { text: 'Hello!' });
});
on('joke', (client) => {
  client.send('answer', { text: 'Knock, knock!' });
  client.send('answer', { text: 'Who is there?' });
});
