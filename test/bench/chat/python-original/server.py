from wszero import broadcast, on, run_server

visitors = 0


@on("connect")
def handle_connect(client):
    global visitors
    visitors += 1
    client.name = f"visitor {visitors}"
    client.eval_js('document.title = "Chat"')


@on("name")
def handle_name(client, name):
    client.name = name


@on("chatmsg")
def handle_chatmsg(client, text):
    broadcast("chatmsg", name=client.name, text=text)


@on("disconnect")
def handle_disconnect(client):
    broadcast("left", name=client.name)


run_server()
