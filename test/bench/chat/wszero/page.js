nameBox.onchange = () => {
  send_message({ op: 'name', name: nameBox.value });
};

textBox.onchange = () => {
  send_message({ op: 'chatmsg', text: textBox.value });
};

HANDLERS.chatmsg = ({ name, text }) => {
  show(`${name}: ${text}`);
};

HANDLERS.left = ({ name }) => {
  show(`${name} left`);
};
