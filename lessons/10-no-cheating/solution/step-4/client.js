// A number was pressed.
function guess(number) {
  send_message({ op: 'guess', number });
}

HANDLERS.answer = (msg) => {
  tip.textContent = msg.right ? 'Yes!' : msg.tip;
};

HANDLERS.best = (msg) => {
  best.textContent =
    msg.name + ' needed ' + msg.tries + ' tries.';
};
