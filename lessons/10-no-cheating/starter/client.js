// A number was pressed.
function guess(number) {
  send_message({ op: 'guess', number });
}

HANDLERS.answer = (msg) => {
  tip.textContent = msg.right ? 'Yes!' : msg.tip;
  if (msg.right) won(msg.tries);
};
// Tell the server.
function won(tries) {
  send_message({ op: 'won', tries });
}

HANDLERS.best = (msg) => {
  best.textContent =
    msg.name + ' needed ' + msg.tries + ' tries.';
};
