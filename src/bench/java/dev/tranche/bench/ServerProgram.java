package dev.tranche.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.tranche.embedded.Durability;
import dev.tranche.embedded.EmbeddedMongo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** The embedded server in a process of its own, until its standard input ends. */
public final class ServerProgram {

  private ServerProgram() {}

  /** A running server. */
  public record Running(Program program, String uri) implements AutoCloseable {

    /** A client whose writes are acknowledged as the log's are. */
    public MongoClient client() {
      return MongoClients.create(clientUri());
    }

    /** Where such a client connects. */
    public String clientUri() {
      return uri + "/?w=majority&journal=true";
    }

    @Override
    public void close() throws IOException {
      program.close();
    }
  }

  /** Starts a server on a folder, on any free port. */
  public static Running start(Path folder, Durability durability) throws IOException {
    return start(folder, durability, 0);
  }

  /** Starts a server on a folder and a port, 0 for any free one. */
  public static Running start(Path folder, Durability durability, int port) throws IOException {
    Program program =
        Program.start(
            ServerProgram.class, folder.toString(), durability.name(), Integer.toString(port));
    return new Running(program, program.hear());
  }

  static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // what is logged must not pass for the answer
    EmbeddedMongo.Options options =
        EmbeddedMongo.Options.defaults()
            .withDurability(Durability.valueOf(arguments[1]))
            .withPort(Integer.parseInt(arguments[2]));
    try (EmbeddedMongo server = EmbeddedMongo.start(Path.of(arguments[0]), options)) {
      answers.println(server.connectionString());
      while (System.in.read() >= 0) {
        // until the other side closes
      }
    }
  }
}
