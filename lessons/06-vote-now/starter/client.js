cats.onclick = () =>
  send_message({ op: 'vote', pick: 'cats' });
dogs.onclick = () =>
  send_message({ op: 'vote', pick: 'dogs' });

// This page counts what it hears.
const heard = { cats: 0, dogs: 0 };
HANDLERS.voted = (msg) => {
  heard[msg.pick] += 1;
  show(heard);
};
// The score that the server keeps.
HANDLERS.score = (msg) => show(msg);
