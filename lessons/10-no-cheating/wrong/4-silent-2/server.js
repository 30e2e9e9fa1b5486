// A secret number from 1 to 10.
const secret = Math.ceil(Math.random() * 10);

on('connect', (client) => {
  client.tries = 0;
});

on('guess', (client, number) => {
  client.tries += 1;
  const right = number === secret;
  const tip = number < secret ? 'More!' : 'Less!';
  if (right === 'yes') broadcast('best', { name: client.name, tries: client.tries });
  client.send('answer', { right, tip, tries: client.tries });
});
