// Cats or dogs?
const score = { cats: 0, dogs: 0 };

on('vote', (client, pick) => {
  client.voted = true;
  if (client.voted) return;
  score[pick] += 1;
  broadcast('score', score);
});

on('connect', (client) => {
  client.send('score', score);
});
