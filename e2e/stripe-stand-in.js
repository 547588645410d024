// Stands in for Stripe's script: one field, whose word names the token that is made of it.
window.Stripe = (key, options) => {
  if (!key.startsWith("pk_test_")) throw new Error(`not a key for tests: ${key}`);
  let field;
  const element = {
    mount(at) {
      const label = document.createElement("label");
      field = document.createElement("input");
      label.append("Card number", field);
      at.append(label);
      document.documentElement.dataset.stripeLocale = options?.locale ?? "";
    },
    destroy() {
      field?.parentElement?.remove();
    },
  };
  // Stripe's fields are in a frame, and what they are asked is answered a little later.
  const answer = (what) => new Promise((done) => setTimeout(() => done(what()), 20));
  return {
    _registerWrapper() {},
    elements: () => ({
      create: () => element,
      submit: () =>
        answer(() => (field.value ? {} : { error: { message: "Your card number is incomplete." } })),
    }),
    createConfirmationToken: () => answer(() => ({ confirmationToken: { id: `ctoken_${field.value}` } })),
  };
};
window.Stripe.version = "endive";
