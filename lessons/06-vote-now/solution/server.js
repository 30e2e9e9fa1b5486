// Cats or dogs?
const score = { cats: 0, dogs: 0 };

on('vote', (client, pick) => {
  if (client.voted) return;
  client.voted = true;
  score[pick] += 1;
  broadcast('score', score);
});

on('connect', (client) => {
  client.send('score', score);
});
