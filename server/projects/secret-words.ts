/**
 * The words that Edit keys are made of. A child of ten reads them off a screen or a slip of paper and types them at
 * another computer, so each is short, known, spelled alike everywhere, and fit for any classroom. No two sound the same,
 * and no two are one letter apart (changed, added, left out, or swapped with its neighbour): a slip of the finger never
 * makes another word of the list, and two children's words are not mistaken for each other.
 *
 * Keys that were handed out do not depend on this list: words may be added and taken away.
 */
const WORDS = `
  above absent absorb accent account achieve acrobat across action active actor actress address adjust admiral admire admit adore advance
  advice again against agent agree airbag airline airlock airmail airport airship alarm album alert alien alike allow almond almost alpaca
  also always amaze amazing amble among amount amuse anagram anchor animal animate ankle anorak another answer antenna antler anybody
  anyhow anyone anyway apart apology appear applaud apple approve apricot apron aquatic arcade arch archery archway arctic arena armband
  armful aroma around arrange arrive article artist artwork ashore aside asleep assist astride athlete atlas atom attach attempt attend
  attic attract author avatar avenue average avocado avoid awake award awesome axle
  baby backing backup badger bagel baggage bagpipe bakery balance balcony ballad balloon bamboo banana bangle banjo banner barber barcode
  bargain barley barrier bashful basin basket bassoon bathe bathmat bathtub baton battery beacon beak beaming beanbag beanie because
  become bedrock bedroom bedtime beehive beetle before begin behave behind belief believe belong beloved below belt bench beneath beside
  between beyond bicycle bike binder bingo biology biplane birdie bison bit blanket blazer bleat blend blink bloom blossom blouse bluish
  bobcat bobsled bonfire bonnet bonus book bookend bookish booklet booth borrow boss botany bottle bounce bowler bracket braid bramble
  branch brass brave bravery bread breath breezy brick bridge brigade bright bring brittle broaden bronze brother brownie browser brush
  bubble bucket buckle budgie buffalo buggy bugle builder bulb bulldog bundle bungee bunk bunting burger busily busker busy butter button
  buzz
  cabbage cabin cabinet cactus caddy cadet cafe call camel camera camper camping campus canary candle canoe canopy canteen canter canvas
  canyon capsule captain caption capture caramel caravan career careful cargo carpet carport carrot carry cart carton carwash cascade cash
  cashew castle catfish catkin catwalk cavern celery cement central century ceramic certain chair chalk change channel chapter charger
  charm chatty checker checkup cheddar cheer cheese cheetah chef chemist cherish cherry chess chicken child chilled chime chimney chipper
  chirp chisel choice chop chore chorus chuckle chunk churn chutney cinema circle circuit circus citrus city clap clapper clarity class
  classic clatter clean clever client climate climb climber cling clock clog closet clove clown clump cluster clutch coach coastal coaster
  cocoa coconut cocoon coding coffee collar collect college collie colony comb combine comedy comet comfort comfy comic comical comma
  command comment common compact company compare compass compete compost concert cone confirm confuse conga conifer connect console
  contact contain contest control cookie copper copy copycat corn corncob cornet correct costly costume cot cottage cotton count country
  couple coupon courage cousin cowboy coyote crab crackle cradle crane crawl crayon create crest crew cricket crinkly crispy critter
  crocus crooked crossed crouch crowd crumb crumple crunch cubby cubic cuckoo cuddly cuff culture cup cupcake curious curly cursor curve
  cushion custom cute cyan cycling cyclist
  daily dance daring date dawdle daytime dazzle decide decimal declare deep defend define defrost degree delete delight deliver delta den
  denim dental dentist depart design desk desktop detail detect develop device dewdrop diagram dial diary differ digger digit digital
  dignity diner diploma direct discard disco discuss dish display distant divide diving dizzy doctor dodge dodo dogsled doll dollop
  dolphin domino donate donkey door doormat doorway dotted double dozen dragon drama draw dream drench dress dribble drift drill driver
  drizzle drop drowsy drum drummer dry duck duet dune dustbin duster dustpan
  eager eagle early earring earth eastern easy echo eclipse editor eel effort egg eggcup eighth either elbow elder element elevate eleven
  elk email embark emblem emoji emperor empire empty emu enchant encore end endless energy engine enjoy enlarge enough enter entire entry
  equal equator eraser errand escape essay event evolve exact exam examine example except excite excuse exit expand expect explain explore
  export express extend extra extreme eyebrow eyelash eyelid
  fabric fact factory falcon family famous fancy fantasy faraway farm farmer fashion fasten faucet feast feather feature feed fence
  fencing ferry festive fiction fidget field fifteen fifty fig figure file final finish firefly first fishery fishing fitness fizz flag
  flaky flannel flask flatten fleece fleet flicker flint flip float floor florist flower fluent fluid flurry flute flutter fly foal focus
  foghorn folder font food forest forever forget fork format fortune forty forward fossil fox foxtrot fragile frame freckle freely freezer
  fresh freshen friday friend frilly frog frolic frozen fruit fuel fun funfair fungus funny furnish fuse fusion future fuzzy
  gadget galleon gallery gallop gamer gaming garage garden gargle garland garlic garment garnish gateway gather gazebo gazelle gearbox
  gecko genie genius gentle gerbil gesture getaway giddy gift giggly gingery giraffe glacier glad glance glaze gleam glide glimmer glimpse
  glitter global globe glossy glue goat goggles gold golden golfer goodbye goose gopher gorge gradual grammar grand grandad grandpa
  granite granny granola grape graphic grasp grater gravity gravy green grilled grin grocery groovy group grow growth grumble guard guess
  guitar gulf gully gumdrop gymnast
  habit habitat haddock haircut hairpin half hallway hammer hammock hamster handbag handout happen happy harness harp harpist harvest hat
  hayloft haze headset hearing heart heater heavy hedge height helium helmet help helpful heron hexagon hidden highway hiker hiking hill
  hilltop hint hippo history hive hobby hockey holdall holiday hollow home honest honey honk hoodie hoot hopeful horizon hotdog hotel
  hover however huddle huge hum humid hundred hungry hurry husband husky hutch hyena
  ice iceberg icebox icecap icicle icing icon ideal igloo ignite ignore iguana image imagery imagine imitate impact impress improve inbox
  inch include indeed indoor inflate inform inhale initial ink inner insect inside inspire install instant instead invent invite inward
  island item
  jackal jacket jam january javelin jazz jelly jester jetpack jetty jigsaw job jogger jogging join joker joking jolt journal joyful joyous
  jubilee judge judo juggler juice jumbo jump jumper jungle junior
  kale karate kayak keen keeper kennel kestrel kettle keyhole keypad keyring kilt kimono king kingdom kiosk kitchen kite kitten kiwi knock
  koala
  label ladder ladle lady ladybug lagoon lake lamb landing lantern laptop large laser lasso latest laugh launch laundry lava lawn lawyer
  layout leaf leaflet learn leash leave legal legend lemon lemur length lens lentil leopard letter lettuce level library lid light lilac
  lime limeade limit limpet linen lion liquid list listen little lively lizard llama lobster local locate locker loft logic logo lolly
  long lookout loop loosen lorry loud lounge low lucky luggage lullaby lunar luxury
  machine magic magical magnet magnify magpie mailbox majesty major makeup mallard mammal mammoth manage manatee mango mansion mantis
  manual map maple maraca marble marker marmot maroon marsh mascot mask massive match matter maximum maybe mayfly maypole meadow meal
  meaning measure media medium meerkat meeting mellow melon memo memory mention menu meow merge mermaid merrily message meteor method
  midday middle midweek mighty migrate milk million mimic mindful mine mineral minibus minimum minnow minus minute mirror mission mix
  mixture mobile model modern modest moment monday month moon moonlit mosaic mother motion motor mouse movie muffin muffle mug mule mumble
  munch mural murmur museum music musical mustard myself mystery myth
  nacho nametag napkin narrow natural nature navy nearby neck necktie nectar neon nephew nest netball network never newborn news nibble
  nickel ninety ninth noble nobody noisy nomad noodle normal north notch note notepad nothing notice novel nowhere nugget number nurse
  nursery
  oak oasis oatcake oatmeal obey object oblong oboe observe obvious ocean octagon october octopus odd offer office often onion online
  operate opinion option orange orbit orca orchard orchid order oregano origami origin ostrich otter outdoor outfit outgrow outlet outline
  output outside outward oval oven overall owl owner oxygen oyster ozone
  pacific package paddle padlock paint painter palace palm pan pancake panda panther papaya paper paprika parade parasol parcel pardon
  parent park parsley parsnip party pasta pastel pastime pastry pasture path patient patio pattern peach peacock peanut pebble peg pelican
  pencil penguin pennant people pepper percent perfect perform perfume perhaps person pesto petal petrol phone photo phrase physics
  pianist piano piccolo pick pickle pickup picnic picture pigeon pigment pigtail pillar pillow pilot pinball pioneer piston pita pitch
  pixel pixie pizza planet planner plaster plastic play player plaza pleased plenty pliers plum plumber plunge plural plywood podium poem
  poetry polite pollen polygon pompom poncho pony pop popcorn popular portion possum post postal postbox poster potato pottery pouch pound
  power prairie prank prawn precise predict prefer prefix prepare present pretend pretty pretzel preview primary prism prize problem
  produce profile promise prompt proper protect protein proud prove provide public pudding pull pulley pulse pumpkin pupil puppet puppy
  purple purpose purr push puzzle pyramid
  quack quail quality quarry quarter queen quest quicken quiet quill quirky quiver quiz quote
  rabbit racing radar radiant radio radish radius raft rail railway rainbow raining raisin ramp ranger rapid rare ravine react reader
  reading ready reality really reason rebuild recall recent recess recipe reckon record recover recycle reduce redwood reef referee refill
  reflect refresh refuel region regular rejoin relay release relish remain remark rematch remind remote renew repaint repair repeat
  replace reply report reptile request rescue reserve respect respond restart restful restore result return reunion reunite reveal reverse
  revisit reward rhyming ribbon rider rinse ripen ripple rising rivet roadmap roadway roar roast robot rock rocket rodeo roller roof
  rooftop roomy rooster rope rosebud rosy rotate rounded roundup routine rowboat royal rubbish rudder rugby ruler runner running rustle
  safety saga sailing sailor salad salami salmon salsa salt samba sand sandal sandbox sandpit sardine satchel satisfy satsuma saucer save
  sawdust sawmill scale scallop scarf scatter scenery scenic scholar school science scooter score scout scratch screen script scroll
  scruffy seabed seabird seafood seagull seaport search seaside seaweed second secret section seesaw segment select senior series serious
  serve service serving session seven seventy several shade shadow shallow shampoo sharing shark sharpen shawl shed sheep shelf shelter
  shield shimmer shiny ship shirt shoal shoe shoebox shorten shovel shower shrimp shrink shrub shuffle shutter shuttle sibling sidecar
  siesta signal silence silent silver similar simple singer single sister sixteen sixty size sizzle skate skating sketch skiing skill
  skillet skydive skylark skyline sledge sleepy sleeve slice sliding slipper slither slogan slope sloth small smart smile smooth snack
  snail snapper snappy snatch sneaker sneeze snippet snooker snooze snorkel snowing snowman snug snuggle soaking soap soapbox soccer sofa
  softly soggy soil solar solid solo solve someday somehow someone sorbet sort south space spaniel spanner sparkly sparrow spatula speak
  special speech speedy spell spend sphere spicy spin spinach spindle spiral spire splash spoken sponge spoon sporty spot spotted spray
  spread sprint sprout spruce square squash squawk squeak squeeze squelch squid stadium stage staple star starry station statue steady
  stereo stick stop stopper storage storm stove strand straw stream street stretch striker stripe strong strum student studio study
  stumble stunt stylish subject submit succeed success sudden sugar suggest suit sunbeam sundial sundown sunhat sunlit sunrise sunset
  super supply support suppose supreme surface surfer surname survey survive sushi swamp swan swarm sweater sweet sweetie swift swim swing
  swipe swirly swish switch swoop syrup system
  table tack tadpole tag takeoff talent tame tandem tanker taste taxi teacake teacher teacup teapot tearoom teatime tempo tennis tent
  termite terrace terrier texture thatch theme thimble think third thirty thorn thought thread thrive thumb thunder tiara ticket ticking
  tidal tiger tigress timely tinsel tiny tip tiptoe tissue title toasty today toddler tofu token tomato tongs tonight toolbag toolbox
  toolkit topic topple torch total toucan tour tourist toward towel town toy toybox toyland toyshop tractor trade traffic train tram
  travel treacle treat tree treetop tribute trickle tricky trinket trio triple tripod trolley trophy trout truck truffle trumpet truth
  tuba tuesday tuft tugboat tulip tundra tunic tunnel turf turnip turtle tusk tutor tweed twelfth twelve twenty twice twig twinkle twirl
  twist twister type typical
  unable uncle uncover uncurl under undo unfold unicorn uniform unique unity unless unlock unmask unpack unplug unroll unsure untidy until
  unusual unwind unwrap unzip upbeat update upgrade uphill upload upper upright upside upward urchin urgent useful usual
  valley value vanilla vanish variety various vast velvet verse version vessel vet vibrant victory video view villa village vinegar violin
  visible vision visit visitor visual vitamin vivid voice volcano vole voltage volume voyage
  waffle wagon wagtail walk walkway wallaby wallet walnut walrus waltz want warbler warthog washtub water waxwork weasel weaver weaving
  web webcam webpage website wedding weekday weekend weekly welcome western wetland wetsuit wheat wheel whisk whisper whistle widen width
  wiggle wild willing win window winning winter wiper wire wisdom within without witty wobble wolf wombat wonder wonky wooden wool word
  workday workout worktop worthy wrist writing
  yard year yeti young yummy
  zebra zero zigzag zinc zipper zoo
`;

/** 3 to 7 letters a to z each, in alphabetical order, more than 2,048: over 11 bits a word. */
export const SECRET_WORDS: readonly string[] = Object.freeze(WORDS.trim().split(/\s+/));
