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
  return {
    _registerWrapper() {},
    elements: () => ({
      create: () => element,
      submit: async () => (field.value ? {} : { error: { message: "Your card number is incomplete." } }),
    }),
    createConfirmationToken: async () => ({ confirmationToken: { id: `ctoken_${field.value}` } }),
  };
};
window.Stripe.version = "endive";
