const url = new URL('ws', location.href);
url.protocol = url.protocol.replace('http', 'ws');
const socket = new WebSocket(url);

function send(message) {
  socket.send(JSON.stringify(message));
}

nameBox.onchange = () => {
  send({ op: 'name', name: nameBox.value });
};

textBox.onchange = () => {
  send({ op: 'chatmsg', text: textBox.value });
};

socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  switch (message.op) {
    case 'eval_js':
      eval(message.script);
      break;
    case 'chatmsg':
      show(`${message.name}: ${message.text}`);
      break;
    case 'left':
      show(`${message.name} left`);
      break;
  }
};
