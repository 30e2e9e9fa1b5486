// Press Hello: a message goes out.
hello.onclick = () =>
  send_message({ op: 'hello' });

// An answer comes back: show it.
HANDLERS.answer = (msg) => {
  bubble.textContent = msg.text;
};
