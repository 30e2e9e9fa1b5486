buzz.onclick = () =>
  send_message({ op: 'buzz' });
next.onclick = () =>
  send_message({ op: 'next' });

HANDLERS.won = (msg) => {
  board.textContent = msg.winner + ' was first!';
};
HANDLERS.late = (msg) => {
  board.textContent = 'Too late! It was ' + msg.winner + '.';
};
HANDLERS.ready = () => {
  board.textContent = 'Ready?';
};
