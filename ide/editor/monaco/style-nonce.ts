/**
 * The page's policy takes `<style>` elements with its nonce only, and Monaco makes some for its colours without knowing of
 * any: so each style element that a script makes is given the nonce as it is made. What makes one runs in this page
 * already, so nothing is opened that was shut. Has to be imported before Monaco.
 */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;

if (nonce) {
  /* eslint-disable @typescript-eslint/no-deprecated -- of its overloads the old one is deprecated, and it is handed on with the others */
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  /* eslint-enable @typescript-eslint/no-deprecated */
}
