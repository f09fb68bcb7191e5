package hgw.planner.source;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.planner.source.RuleFile.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds that nothing false is said of how a file is written: that would hide what is wrong. */
class OutlineTest {
  @Test
  void shipped_rules_have_no_mistake() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("rules"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".drl")).toList()) {
        assertSound(Files.readString(file));
      }
    }
  }

  @Test
  void examples_of_the_docs_have_no_mistake() throws IOException {
    Pattern block = Pattern.compile("(?m)^    package hgw\\.rules\\R(?:    .*\\R|\\R)+");
    try (Stream<Path> pages =
        Stream.concat(Files.walk(Path.of("docs")), Files.walk(Path.of("rules")))) {
      for (Path page : pages.filter(it -> it.toString().endsWith(".md")).toList()) {
        Matcher example = block.matcher(Files.readString(page));
        while (example.find() && !page.endsWith("syntax-error.md")) {
          assertSound(example.group().replaceAll("(?m)^    ", ""));
        }
      }
    }
  }

  @Test
  void what_rules_may_say_besides_is_no_mistake() {
    assertSound(
        """
        package hgw.rules;
        import hgw.facts.*;
        import static java.lang.Math.min
        global java.util.List out;
        dialect "java"

        /* "a comment" with an odd quote: it's end */
        function int twice( int n ) {
          if ( n > 0 ) { return 2 * n; }
          return 0; // the end
        }

        declare Mine
          host : String
        end

        query "of a host" ( String $host )
          Target( host == $host )
        end

        @why( "because" )
        rule 'Single quotes' extends "Other"
          @author( me )
          agenda-group "boost", salience -10
          no-loop
          enabled true
          timer ( int: 30s )
          salience ( 2 * $n )
        when
          $t : Target( host str[startsWith] "x", (int) rank in ( 1, 2 ), this != null,
            name matches "a\\\\.b" || host not in ( "a", "b" ), host not matches '.*"',
            $n : ( rank + 1 ), money >= 1.5e9, rank in (100,200), threads not in (1,5), requiredLevel < 100L, eval( rank > 1 ) )
          not( Runner( eligible ) and Runner( home ) )
          exists Assignment( target == $t, runner!.host == "home" )
          ( Runner( home ) or not Runner( rooted ) )
          forall( $r : Runner() Runner( this == $r, rooted ) )
          accumulate( Assignment( runner.host == "x", $rank : rank );
            $best : min( $rank ), $all : collectList( $rank ); $best > 1 )
          $sum : Number( doubleValue > 3 ) from accumulate( Runner( $threads : threads ),
            init( double sum = 0; ), action( sum += $threads; ), result( sum ) )
          $list : java.util.List( size > 1 ) from collect( Runner( eligible ) )
          $member : Target() from $list
          accumulate( Runner( $threads : threads ), $most : max( $threads ) )
          eval( $t.getRank() > twice( 3 ) )
        then
          int end = 1;
          for ( int i = 0; i < 3; i++ ) { out.add( new int[] { i } ); }
          char c = ';'; // )
          modify( $t ) {
            setScore( min( 1, 2 ) ),
            setRank( end )
          }
          if ( end > 0 ) { insert( new Warning( "then; end" ) ); } else { end = 2; }
        end;
        rule One when then end
        rule "Two" when then insert( new Warning( "" ) ); end
        """);
  }

  private static void assertSound(String text) {
    RuleFile file = new RuleFile("a.drl", "mine", "a.drl", text, false, Encoding.UTF_8);
    assertThat(Outline.mistakes(file)).as(text).isEqualTo(List.of());
  }
}
