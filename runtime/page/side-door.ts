/** A policy keeps a page from calling other hosts, but for this: no directive covers it. */
export function closeSideDoor(): void {
  Reflect.deleteProperty(window, 'RTCPeerConnection');
  Reflect.deleteProperty(window, 'webkitRTCPeerConnection');
}
