// A secret number from 1 to 10.
const secret = Math.ceil(Math.random() * 10);

on('connect', (client) => {
  client.tries = 0;
});

on('guess', (client, number) => {
  client.tries += 1;
  if (typeof number !== 'number') return;
  const right = number === secret;
  const tip = number < secret ? 'More!' : 'Less!';
  client.send('answer', { right, tip, tries: client.tries });
  if (right) broadcast('best', { name: client.name, tries: client.tries });
});
