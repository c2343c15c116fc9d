/** What the API counts: a few of each kind, in memory; a larger application would use a database. */
export const storage = {
  states: ["Alabama", "Arizona", "California", "Colorado"],
  cities: [
    { name: "Akron", state: "Alabama" },
    { name: "Babbie", state: "Alabama" },
    { name: "Douglas", state: "Arizona" },
    { name: "Kearny", state: "Arizona" },
    { name: "Fremont", state: "California" },
    { name: "Napa", state: "California" },
    { name: "Denver", state: "Colorado" },
  ],
  amenities: ["Wifi", "Kitchen", "Washer", "Wheelchair accessible", "Garden"],
  users: ["Ada", "Edsger", "Grace"],
  places: [
    { name: "Room under the roof", city: "Akron", host: "Ada", amenities: ["Wifi"] },
    { name: "House by the vineyard", city: "Napa", host: "Grace", amenities: ["Kitchen", "Garden"] },
    { name: "Flat with two doors", city: "Denver", host: "Ada", amenities: ["Wifi", "Washer"] },
  ],
  reviews: [
    { place: "House by the vineyard", by: "Edsger", text: "Quiet, and the proofs went well." },
    { place: "Flat with two doors", by: "Grace", text: "I only ever found one of them." },
  ],
};
