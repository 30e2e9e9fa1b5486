import { createApp, ref } from 'vue';

function setup() {
  const lines = ref([]);
  const box = ref('');

  // Show what the server sends.
  HANDLERS.said = (msg) => {
    lines.value.push(msg.text);
  };

  function send() {
    send_message({ op: 'say', text: box.value });
    box.value = '';
  }
  return { lines, box, send };
}
const template = `
  <div id="list">
    <p v-for="line in lines">{{ line }}</p>
  </div>
  <form @submit.prevent="send">
    <input v-model="box" aria-label="Your words" autocomplete="off" />
    <button>Send</button>
  </form>`;
createApp({ setup, template }).mount('#app');
