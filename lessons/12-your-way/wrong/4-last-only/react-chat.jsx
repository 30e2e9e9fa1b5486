import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Chat() {
  const [lines, setLines] = useState([]);

  // Show what the server sends.
  useEffect(() => {
    HANDLERS.said = (msg) =>
      setLines((lines) => [msg.text]);
  }, []);

  function send(event) {
    event.preventDefault();
    const { box } = event.target;
    send_message({ op: 'say', text: box.value });
    box.value = '';
  }
  return (
    <>
      <div id="list">
        {lines.map((line, number) => (
          <p key={number}>{line}</p>
        ))}
      </div>
      <form onSubmit={send}>
        <input name="box" aria-label="Your words" autoComplete="off" />
        <button>Send</button>
      </form>
    </>
  );
}
createRoot(document.querySelector('#app')).render(<Chat />);
